"""All figures of the kiosk, one row each: starts and touches, sound, memory, and a device that has kept much."""

import sys

from tests.bench import bench_kept, bench_kiosk, bench_voice

if __name__ == "__main__":
    asked = sys.argv[1:]
    sys.exit(bench_kiosk.main(asked) or bench_voice.main(asked) or bench_kept.main(asked))
