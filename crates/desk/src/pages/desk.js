// Keeps an open page true: asks every ten seconds whether anything changed and takes the new <main> if so. Such requests
// are no clicks: the desk still locks after ten idle minutes, and then this page goes away with what is on it.
"use strict";
(() => {
  const headers = { "x-lantern-refresh": "1" };
  const main = () => document.getElementById("main");
  const away = () => { document.body.replaceChildren(); location.replace("/unlock"); };

  let rung = main().dataset.pulse.split("-")[2];
  const writing = () => [...main().querySelectorAll("input, textarea, select")].some((e) =>
    e === document.activeElement || (e.type === "radio" || e.type === "checkbox" ? e.checked !== e.defaultChecked
      : e.tagName !== "SELECT" && e.type !== "hidden" && e.value !== e.defaultValue));

  async function look() {
    const pulse = await fetch("/pulse", { headers });
    if (pulse.status === 423 || pulse.status === 403) return away();
    if (!pulse.ok) return;
    const beat = await pulse.text();
    // The computer itself could not play the alarm: the page does.
    const rings = (text) => text.split("-")[2];
    if (rings(beat) !== rung) { rung = rings(beat); new Audio("/alarm.wav").play().catch(() => {}); }
    if (beat === main().dataset.pulse) return;
    const answer = await fetch(location.pathname, { headers });
    if (answer.redirected) return away();
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement && document.activeElement.id;
    document.title = next.title;
    document.getElementById("link").replaceWith(document.adoptNode(next.getElementById("link")));
    document.getElementById("alarm").replaceWith(document.adoptNode(next.getElementById("alarm")));
    // What somebody is writing is never taken from under her hands; the alarm above it is always true.
    if (writing()) return;
    const open = [...main().querySelectorAll("details[open][id]")].map((e) => e.id);
    for (const id of open) next.getElementById(id)?.setAttribute("open", "");
    main().replaceWith(document.adoptNode(next.getElementById("main")));
    const again = focused && document.getElementById(focused);
    if (again && document.activeElement !== again) again.focus({ preventScroll: true });
  }

  document.addEventListener("click", (e) => { if (e.target.closest("[data-print]")) print(); });

  // A file that was chosen becomes text in its field; nothing leaves this computer by that.
  document.addEventListener("change", async (e) => {
    const field = e.target.dataset.into && document.getElementById(e.target.dataset.into);
    if (!field) return;
    const texts = await Promise.all([...e.target.files].filter((f) => f.size < 65536).map((f) => f.text()));
    field.value = texts.join("\n");
  });

  let silent = 0;
  setInterval(() => look().then(() => { silent = 0; }).catch(() => {
    // The desk has been stopped: nothing of a child's may stay on the glass.
    silent += 1;
    if (silent === 3) away();
  }), 10000);
})();
