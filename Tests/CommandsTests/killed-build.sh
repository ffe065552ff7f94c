#!/usr/bin/env bash
# Kills builds at random moments and looks at what is left: always the old book or the new one, whole, and never a mixture.
#
# Usage: killed-build.sh PATH_OF_MARGINAL [ROUNDS]
#
# Needs bash 5. Exit status 0 if every round left a whole book.
set -euo pipefail

marginal=$(realpath "${1:?usage: killed-build.sh PATH_OF_MARGINAL [ROUNDS]}")
rounds=${2:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Two books of the same chapters, each page of which differs.
for version in 1 2; do
    mkdir -p "book$version/pictures"
    printf '# Inputs\n\n```params\nrent = %d USD/h\n```\n' "$version" > "book$version/000-inputs.md"
    for number in $(seq -w 1 200); do
        {
            printf -- '---\nuses: inputs\n---\n\n# Chapter %s at `= rent`\n\n' "$number"
            printf '~~~table for n in 1 .. 40\n| n | Rent |\n|---|---|\n| = n | = n * rent * %s |\n~~~\n' "$number"
        } > "book$version/$number-chapter-$number.md"
    done
    printf 'picture %d\n' "$version" > "book$version/pictures/dot.svg"
    # Each has files that the other has not.
    printf '# Only here\n' > "book$version/900-only-in-$version.md"
done

# One line that stands for all names and bytes below a folder.
fingerprint() {
    (cd "$1" && find . -type f -exec cksum {} + | sort -k 3 | cksum)
}

build() {
    "$marginal" build --chapters "book$1" --output "$2" > /dev/null 2>&1
}

build 1 whole1
build 2 whole2
first=$(fingerprint whole1)
second=$(fingerprint whole2)
[ "$first" != "$second" ] || { echo "the two books are the same"; exit 1; }

build 1 output
start=$EPOCHREALTIME
build 2 output
end=$EPOCHREALTIME
microseconds=$(( ${end/./} - ${start/./} ))

# Which book `output` holds; `none` where it does not exist, which only the first build of all may leave.
state() {
    [ -e output ] || { echo none; return; }
    case $(fingerprint output) in
        "$first") echo 1 ;;
        "$second") echo 2 ;;
        *) echo mixed ;;
    esac
}

killed=0
replaced=0
for ((round = 1; round <= rounds; round++)); do
    # Every fifth round there is no book yet.
    if ((round % 5 == 0)); then rm -rf output; fi
    before=$(state)
    next=1
    if [ "$before" = 1 ]; then next=2; fi
    # Not by the function: the shell around it would be killed, and not the build.
    "$marginal" build --chapters "book$next" --output output > /dev/null 2>&1 &
    process=$!
    # Half of them at any moment, half of them near the end, where files are written and change places.
    delay=$(( (RANDOM * 32768 + RANDOM) % (microseconds * 5 / 4) ))
    if ((round % 2 == 0)); then delay=$(( microseconds * 3 / 4 + delay * 2 / 5 )); fi
    sleep "$(printf '%d.%06d' $((delay / 1000000)) $((delay % 1000000)))"
    kill -9 "$process" 2> /dev/null || true
    status=0
    wait "$process" 2> /dev/null || status=$?
    after=$(state)
    if ((status == 137)); then
        killed=$((killed + 1))
        # A busy machine has become slower.
        if ((delay > microseconds)); then microseconds=$delay; fi
    fi
    if [ "$after" = "$next" ]; then replaced=$((replaced + 1)); fi
    if [ "$after" != "$next" ] && { [ "$after" != "$before" ] || ((status == 0)); }; then
        echo "round $round: killed after $delay µs, the output was $before and is $after"
        exit 1
    fi
done

# The next build that is left alone removes what the killed ones left.
build 1 output
leftovers=$(find . -maxdepth 1 -name '.output.marginal-*' | wc -l)
[ "$(state)" = 1 ] && ((leftovers == 0)) || { echo "the last build left $leftovers folders"; exit 1; }
if ((killed < rounds / 5 || replaced < rounds / 20)); then
    echo "$killed of $rounds builds were killed, $replaced replaced the book: this tested nothing"
    exit 1
fi
echo "$rounds builds of $((microseconds / 1000)) ms, $killed killed, $replaced replaced the book, none left a mixture"
