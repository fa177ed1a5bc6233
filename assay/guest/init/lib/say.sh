# shellcheck shell=sh
# How the guest speaks: one line each, "ASSAY1 SUM BOOT UPTIME TOPIC KEY=VALUE...". SUM is the beginning of the
# SHA-256 of what follows it with its newline; values have no spaces and are percent-encoded.
CONSOLE=${CONSOLE:-/dev/console}

enc() { # VALUE: what may stand behind a "="
    case $1 in
    *[!\!-~]* | *%*) printf '%s' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g' ;;
    *) printf '%s' "$1" ;;
    esac
}

up() { # seconds since the kernel started
    read -r uptime _ </proc/uptime
    printf '%s' "$uptime"
}

say() { # TOPIC KEY=VALUE...
    read -r uptime _ </proc/uptime
    line="$BOOT $uptime $*"
    sum=$(printf '%s\n' "$line" | sha256sum)
    printf 'ASSAY1 %.8s %s\n' "$sum" "$line" >"$CONSOLE"
}

say_all() { # FILE with a line "TOPIC KEY=VALUE..." each: say all of them, with few processes
    read -r uptime _ </proc/uptime
    work=$(mktemp -d /run/assay/say.XXXXXX) || return 1
    sed "s/^/$BOOT $uptime /" "$1" >"$work/lines"
    (cd "$work" && split -l 1 -a 4 lines l. && sha256sum l.* | cut -c 1-8 | paste -d ' ' - lines) |
        sed 's/^/ASSAY1 /' >"$CONSOLE"
    rm -rf "$work"
}
