#!/bin/sh
# Finds or installs a Chromium for the browser tests: the system's, Playwright's own, or (as root on Debian) the package.
set -eu
python="$1"

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "Browser tests use $(command -v "$name")."
        exit 0
    fi
done
if "$python" -m playwright install chromium >/dev/null 2>&1; then
    echo "Browser tests use Playwright's own Chromium."
    exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
    echo "Browser tests use Debian's Chromium."
    exit 0
fi
echo "No Chromium found. Install one (Debian: apt-get install chromium) and run make again." >&2
exit 1
