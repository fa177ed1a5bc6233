# shellcheck shell=sh
# User data: run when it is a script, once in the life of an instance.
USERDATA_PATIENCE=60

userdata_run() {
    RAN=none EXIT=none
    RUNS=$(file "$STATE/runs")
    RUNS=${RUNS:-0}
    given=$CHOSEN/user_data
    [ -f "$given" ] || return 0
    RAN=no
    [ "$(head -c 2 "$given")" = '#!' ] || return 0
    RAN=before
    mkdir -p "$STATE/ran"
    [ -n "$INSTANCE" ] && [ -e "$STATE/ran/$INSTANCE" ] && return 0
    RUNS=$((RUNS + 1))
    echo "$RUNS" >"$STATE/runs"
    : >"$STATE/ran/$INSTANCE"
    sync
    cp "$given" /run/assay/script
    chmod 700 /run/assay/script
    (
        cd /root && /run/assay/script >/run/assay/script.out 2>&1
        echo $? >/run/assay/.exit && mv /run/assay/.exit /run/assay/exit
    ) &
    RAN=running
    read -r since _ </proc/uptime
    now=$since
    while [ ! -e /run/assay/exit ] && [ $((${now%.*} - ${since%.*})) -lt $USERDATA_PATIENCE ]; do
        usleep 100000
        read -r now _ </proc/uptime
    done
    [ -e /run/assay/exit ] && RAN=now EXIT=$(file /run/assay/exit)
}

userdata_lines() {
    given=$CHOSEN/user_data
    if [ -f "$given" ]; then
        echo "userdata bytes=$(stat -c %s "$given") sha256=$(digest "$given") ran=$RAN exit=$EXIT runs=$RUNS"
    else
        echo "userdata bytes=0 ran=none exit=none runs=$RUNS"
    fi
}
