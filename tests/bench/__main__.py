"""All figures of the kiosk: starts and questions, then speech at a fake speaker."""

import sys

from tests.bench import bench_kiosk, bench_voice

if __name__ == "__main__":
    status = bench_kiosk.main()
    sys.exit(status or bench_voice.main())
