"""Draw every own picture: ``python assets/pictures/draw [FOLDER]``, by default into ``own`` beside this folder."""

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(folder: Path) -> None:
    """Write each drawing to ``folder`` as an SVG."""
    from kit import DRAWINGS

    for module in sorted(HERE.glob("*.py")):
        if module.stem != "__main__":
            importlib.import_module(module.stem)
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in sorted(DRAWINGS.items()):
        (folder / f"{name}.svg").write_text(draw(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "own")
