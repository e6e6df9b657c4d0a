"""Draws SVG files as PNG: `bake.py SVG PNG [SVG PNG ...]`, each at the size of its viewBox. `cargo xtask art` calls this.

resvg does the drawing; pngquant makes the file small where that cannot be seen. Pictures hold no words, so no typeface is needed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import resvg_py

# Below this a picture would show bands; then it stays as it is.
QUALITY = "80-98"


def bake(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=source.read_text(encoding="utf-8")))
    target.write_bytes(drawn)
    if shutil.which("pngquant"):
        # 98 and 99 say that it would be worse or larger: the drawing stays.
        subprocess.run(
            ["pngquant", "--force", "--skip-if-larger", "--nofs", "--speed", "1", "--quality", QUALITY, "--strip", "--output", target, "--", target], check=False
        )


if __name__ == "__main__":
    paths = [Path(p) for p in sys.argv[1:]]
    for source, target in zip(paths[::2], paths[1::2]):
        bake(source, target)
        print(target)
