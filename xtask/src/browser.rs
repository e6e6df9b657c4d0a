//! A real headless browser, driven as WebDriver asks, to look at the desk as its reader would.

use crate::processes::{Running, output, wait};
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

/// A browser with one page.
pub struct Browser {
    _driver: Running,
    base: String,
}

fn call(method: &str, url: &str, body: &Value) -> Result<Value> {
    let mut curl = Command::new("curl");
    curl.args(["-s", "--max-time", "60", "-X", method, url]);
    if method == "POST" {
        curl.args(["-H", "content-type: application/json", "-d", &body.to_string()]);
    }
    let text = output(&mut curl)?;
    let answer: Value = serde_json::from_str(&text).with_context(|| format!("the browser's driver answered {text:?}"))?;
    ensure!(answer["value"].get("error").is_none(), "the browser says: {}", answer["value"]);
    Ok(answer["value"].clone())
}

impl Browser {
    /// Starts it; its profile lies in `folder`.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder)?;
        let driver =
            Running::start(Command::new("chromedriver").arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()))?;
        let server = format!("http://127.0.0.1:{port}");
        wait("the browser's driver", Duration::from_secs(60), || {
            call("GET", &format!("{server}/status"), &Value::Null).is_ok_and(|v| v["ready"] == true)
        })?;
        let profile = format!("--user-data-dir={}", folder.display());
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            &profile,
        ];
        let session = call(
            "POST",
            &format!("{server}/session"),
            &json!({"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": {"args": args}}}}),
        )?;
        let id = session["sessionId"].as_str().context("the browser gave no session")?;
        Ok(Self { _driver: driver, base: format!("{server}/session/{id}") })
    }

    /// Opens a page.
    pub fn open(&self, url: &str) -> Result<()> {
        call("POST", &format!("{}/url", self.base), &json!({"url": url})).map(drop)
    }

    /// Writes what is seen as a PNG.
    pub fn shot(&self, file: &Path) -> Result<()> {
        let picture = call("GET", &format!("{}/screenshot", self.base), &Value::Null)?;
        fs::write(file, STANDARD.decode(picture.as_str().unwrap_or_default())?)?;
        Ok(())
    }

    /// Ids of all elements that match a CSS selector.
    pub fn find(&self, css: &str) -> Result<Vec<String>> {
        let found = call("POST", &format!("{}/elements", self.base), &json!({"using": "css selector", "value": css}))?;
        Ok(found.as_array().into_iter().flatten().filter_map(|e| e.as_object()?.values().next()?.as_str().map(str::to_owned)).collect())
    }

    /// Clicks the first element that matches.
    pub fn click(&self, css: &str) -> Result<()> {
        let found = self.find(css)?;
        let first = found.first().with_context(|| format!("nothing on the page matches {css}"))?;
        call("POST", &format!("{}/element/{first}/click", self.base), &json!({})).map(drop)
    }

    /// Types into the first element that matches.
    #[allow(dead_code, reason = "the unlock page will be driven too")]
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let found = self.find(css)?;
        let first = found.first().with_context(|| format!("nothing on the page matches {css}"))?;
        call("POST", &format!("{}/element/{first}/value", self.base), &json!({"text": text})).map(drop)
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> Result<String> {
        let found = self.find("body")?;
        let body = found.first().context("the page has no body")?;
        Ok(call("GET", &format!("{}/element/{body}/text", self.base), &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = call("DELETE", &self.base, &Value::Null);
    }
}
