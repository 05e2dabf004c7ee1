#!/bin/sh
# Gets what the tests need beside Python: a browser, Chinese letters, nginx, LibreOffice, Java, the judges in package.json.
# What the machine has is used; as root on Debian the rest is installed; else the missing thing is named.
set -eu
python="$1"
here="$(dirname "$0")"

has_chinese() { fc-list :lang=zh 2>/dev/null | grep -q .; }

install() { # package, command it brings, or a test of our own that it is there
    case "$2" in has_*) "$2" && return 0 ;; *) command -v "$2" >/dev/null 2>&1 && return 0 ;; esac
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        [ -n "${updated:-}" ] || apt-get update -qq
        updated=yes
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null
    else
        echo "The tests need '$2'. Install it (Debian: apt-get install $1) and run make again." >&2
        exit 1
    fi
}

if ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    # Playwright's own browser where it can be fetched, the system's package where not.
    "$python" -m playwright install chromium >/dev/null 2>&1 || install chromium chromium
fi
install fonts-noto-cjk has_chinese # without Chinese letters nothing can be said of how a page is laid out
PATH="$PATH:/usr/sbin"
install nginx-light nginx
install libreoffice-writer-nogui soffice # makes .docx of .doc, .odt and the like
has_calc() { [ "$(uname)" != Linux ] || [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libsclo.so" ]; }
install libreoffice-calc-nogui has_calc # opens the tables as an office does
install default-jre-headless java
install npm npm
npm ci --prefix "$here" --no-audit --no-fund --silent --ignore-scripts
