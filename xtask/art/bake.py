"""Draws SVG files as PNG: `bake.py [--small] SVG PNG [SVG PNG ...]`, each at the size of its viewBox, or a third of it.
`cargo xtask art` calls this.

resvg does the drawing; pngquant makes the file small where that cannot be seen. Pictures hold no words, so no typeface is needed.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import resvg_py

# Below this a picture would show bands; then it stays as it is.
QUALITY = "80-98"


def bake(source: Path, target: Path, small: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    svg = source.read_text(encoding="utf-8")
    size = {}
    if small:
        width = re.search(r'viewBox="\S+ \S+ (\S+) \S+"', svg)
        assert width, f"{source} has no viewBox"
        size = {"width": round(float(width[1]) / 3)}
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=svg, **size))
    target.write_bytes(drawn)
    if shutil.which("pngquant"):
        # 98 and 99 say that it would be worse or larger: the drawing stays.
        subprocess.run(
            ["pngquant", "--force", "--skip-if-larger", "--nofs", "--speed", "1", "--quality", QUALITY, "--strip", "--output", target, "--", target], check=False
        )


if __name__ == "__main__":
    small = "--small" in sys.argv
    paths = [Path(p) for p in sys.argv[1:] if p != "--small"]
    for source, target in zip(paths[::2], paths[1::2]):
        bake(source, target, small)
        print(target)
