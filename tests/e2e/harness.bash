# Sourced by the end-to-end tests: a real display (Xvfb), the real programs, a finger (xdotool), a camera (ZBar).
# Nothing waits by sleeping a while: the window's title names the screen, and is polled up to a deadline.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
readonly build=$1 # where ikd-kiosk and ikdctl were built
readonly size=1280x800
readonly deadline_seconds=20
readonly poll_seconds=0.02
readonly stray_touch_seconds=0.3 # so soon after a new screen the kiosk takes no touch for meant

work=$(mktemp -d -t ikd-kiosk-e2e-XXXXXX)
readonly work
readonly state=$work/state
readonly log=$work/kiosk.log
kiosk_pid=
display_pid=
window=
at= # the screen that was seen last

say() { printf '%s\n' "$*"; }

fail() {
    {
        say "FAILED: $*"
        say "last screen seen: ${at:-none}; what the kiosk said:"
        tail -n 20 "$log" || true
    } >&2
    exit 1
}

# A kiosk that is killed takes its speech service along, but not a module of it that hangs.
end_speech() {
    local file
    for file in "$work"/*/speech/*.pid; do
        [[ ! -s $file ]] || kill -KILL -- "-$(<"$file")" 2>/dev/null || true
    done
}

clean_up() {
    [[ -z $kiosk_pid ]] || kill -KILL "$kiosk_pid" 2>/dev/null || true
    end_speech
    [[ -z $display_pid ]] || kill "$display_pid" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap clean_up EXIT

# until_true COMMAND...: polls; false when the deadline passes.
until_true() {
    local end=$((SECONDS + deadline_seconds))
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep "$poll_seconds"
    done
}

# -noreset: else it starts over whenever its last client leaves, and refuses new ones meanwhile.
start_display() {
    local display display_number
    exec {display}< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp -noreset 2>"$work/display.log")
    display_pid=$!
    read -r -t "$deadline_seconds" -u "$display" display_number || fail "Xvfb did not start"
    export DISPLAY=:$display_number
}

# The demo configuration, on the whole screen, in a folder of its own.
make_config() {
    mkdir -p "$work/config"
    cp -r "$root/kiosk-config/districts" "$work/config/"
    sed 's/^fullscreen = .*/fullscreen = true/' "$root/kiosk-config/demo.toml" >"$work/config/kiosk.toml"
    grep -q '^fullscreen = true' "$work/config/kiosk.toml" || fail "demo.toml has no line for fullscreen"
}

# Where every target of every screen is at this size: the tour lays out as the window does.
find_targets() {
    "$build/ikd-kiosk" --config "$work/config/kiosk.toml" --tour "$work/tour" --size "$size" \
        >"$work/tour.log" 2>&1 || { cat "$work/tour.log" >&2 && fail "the tour that tells where targets are"; }
}

set_up() {
    make_config
    find_targets
    start_display
}

window_of_kiosk() { window=$(xdotool search --name '^IKD Kiosk' 2>/dev/null | head -n 1) && [[ -n $window ]]; }

start_kiosk() {
    "$build/ikd-kiosk" --config "$work/config/kiosk.toml" --state "$state" >>"$log" 2>&1 &
    kiosk_pid=$!
    until_true window_of_kiosk || fail "no window of the kiosk"
    expect_screen attract
}

# stop_kiosk SIGNAL EXPECTED_EXIT_CODE
stop_kiosk() {
    local code=0
    kill "-$1" "$kiosk_pid"
    { wait "$kiosk_pid" || code=$?; } 2>/dev/null # bash would tell of the kill
    kiosk_pid=
    ((code == $2)) || fail "exit code $code after $1, expected $2"
}

shows() { [[ $(xdotool getwindowname "$window" 2>/dev/null) == "IKD Kiosk - $1" ]]; }

expect_screen() {
    until_true shows "$1" || fail "expected screen $1, found: $(xdotool getwindowname "$window")"
    at=$1
    sleep "$stray_touch_seconds"
}

# touch_target ID: presses and releases in the middle of a target of the screen seen last.
touch_target() {
    local x y
    read -r x y < <(awk -F '\t' -v screen="$at" -v id="$1" \
        '$1 == screen && $2 == id { print int($3 + $5 / 2), int($4 + $6 / 2) }' "$work/tour/targets.tsv") ||
        fail "no target $1 on screen $at"
    xdotool mousemove "$x" "$y" mousedown 1 mouseup 1
}

# go ID SCREEN: touches and expects the screen that follows.
go() {
    touch_target "$1"
    expect_screen "$2"
}

# type_keys KEYPAD CHARACTERS
type_keys() {
    local i
    for ((i = 0; i < ${#2}; ++i)); do touch_target "$1.key_${2:i:1}"; done
}

read_qr() { zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$1" 2>/dev/null; }

sees_qr() {
    import -silent -window root "$work/screen.png"
    read_qr "$work/screen.png" | grep -Eq -- "$1"
}

# expect_qr PATTERN: a camera in front of the screen reads a code whose text matches.
expect_qr() { until_true sees_qr "$1" || fail "no QR code that matches $1 on screen $at"; }

ikdctl() { "$build/ikdctl" "$@" --state "$state"; }

# enrol_officer NAME: prints the secret that the officer's phone reads from the picture and keeps.
enrol_officer() {
    ikdctl officer add "$1" --png "$work/officer.png" >/dev/null
    read_qr "$work/officer.png" | sed -nE 's/^otpauth:.*[?&]secret=([A-Z2-7]+).*/\1/p'
}

# code_of SECRET: what the officer's phone shows now.
code_of() { oathtool --totp --base32 "$1"; }

# count_events KIND: how often it stands in the ledger, which must verify.
count_events() {
    ikdctl ledger verify >"$work/verify.log" 2>&1 || { cat "$work/verify.log" >&2 && fail "ledger verify"; }
    ikdctl ledger show --json | grep -c "\"kind\":\"$1\"" || true
}

# expect_events KIND COUNT
expect_events() {
    local found
    found=$(count_events "$1")
    ((found == $2)) || fail "expected $2 events $1 in the ledger, found $found"
}

walk_to_nik_entry() {
    go attract.start home
    go home.activate notice
    go notice.agree pre_check_ktp_recorded
    go pre_check.yes pre_check_seventeen_or_married
    go pre_check.yes pre_check_own_phone
    go pre_check.yes pre_check_mailbox_open
    go pre_check.yes pre_check_first_time
    go pre_check.yes pre_check_kk_here
    go pre_check.yes nik_entry
}

# enter_nik NIK
enter_nik() {
    type_keys nik_entry "$1"
    go nik_entry.submit nik_read_back
    go read_back.same nik_result
    go result.go_on get_app
}

walk_phone_steps() {
    go get_app.go_on on_phone_open_app
    go on_phone.go_on on_phone_register_offline
    go on_phone.go_on on_phone_fill_form
    go on_phone.go_on on_phone_selfie
    go on_phone.go_on ticket
}

walk_from_ticket_to_confirm() {
    go ticket.go_on officer
    go officer.go_on email_code_read_code
    go email_code.go_on email_code_enter_code
    go email_code.go_on email_code_new_pin
    go email_code.go_on confirm
}

# enter_ticket LETTER NUMBER
enter_ticket() {
    type_keys ticket_entry "$1"
    at=ticket_entry_typed # the letter makes room for the digits
    type_keys ticket_entry "$2"
    go ticket_entry.submit confirm
}

# confirm_with SECRET
confirm_with() {
    type_keys confirm "$(code_of "$1")"
    go confirm.submit done
}

# traces_of NIK: the ways a NIK could have been written, one a line: any ten digits of it in a row, forwards and
# backwards, and grouped.
traces_of() {
    local digits=$1 i separator
    for ((i = 0; i + 10 <= ${#digits}; ++i)); do say "${digits:i:10}"; done
    for separator in ' ' - . /; do
        say "${digits:0:4}$separator${digits:4:4}$separator${digits:8:4}$separator${digits:12:4}"
        say "${digits:0:6}$separator${digits:6:6}$separator${digits:12:4}"
    done
}

# expect_no_trace NIK...: nothing that the programs wrote holds one.
expect_no_trace() {
    local typed
    for typed in "$@"; do
        traces_of "$typed"
        traces_of "$typed" | rev
    done >"$work/traces"
    if grep -rlaF --exclude=traces -f "$work/traces" "$work"; then
        fail "the files above hold a NIK"
    fi
    # The search itself must be able to find one.
    say "x${1}y" >"$work/planted"
    grep -rqaF -f "$work/traces" "$work/planted" || fail "the search for traces finds nothing"
    rm "$work/planted"
}

# Only root may look into the kiosk, which forbids core dumps and debuggers; some containers forbid it to root.
can_read_memory() { (: <"/proc/$kiosk_pid/mem") 2>/dev/null; }

# memory_holds NIK: is a trace of it in the writable memory of the running kiosk?
memory_holds() {
    local range from to
    traces_of "$1" >"$work/traces"
    while read -r range _; do
        from=$((16#${range%-*} / 4096)) to=$((16#${range#*-} / 4096))
        dd if="/proc/$kiosk_pid/mem" bs=4096 skip="$from" count=$((to - from)) status=none 2>/dev/null || true
    done < <(grep -E '^[0-9a-f]+-[0-9a-f]+ rw' "/proc/$kiosk_pid/maps") |
        grep -aF -f "$work/traces" >/dev/null # not -q: dd must not meet a closed pipe
}
