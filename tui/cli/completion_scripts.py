"""The scripts that bash, zsh and fish load to complete `followup`; each asks the program for the candidates.

A candidate is a line of three fields: nothing, the value, and a word about it. The line `files` stands for names of files.
"""

from __future__ import annotations

_BASH = r"""# bash completion of followup: eval "$(followup completions bash)"
_followup() {
    local line value IFS=$'\x1f' word=${COMP_WORDS[COMP_CWORD]} q="'"
    COMPREPLY=()
    [[ $word == = ]] && word=
    while IFS= read -r line; do
        if [[ $line == files ]]; then
            compopt -o filenames
            while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$word")
        else
            line=${line#$'\t'}
            value=${line%%$'\t'*}
            case $word in
                \"*) value=$(printf %s "$value" | sed 's/[\\"$`]/\\&/g') ;;
                \'*) value=${value//$q/$q\\$q$q} ;;
                *) printf -v value %q "$value" ;;
            esac
            COMPREPLY+=("$value")
        fi
    done < <(followup completions bash --at="$IFS${COMP_WORDS[*]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _followup followup
"""

_ZSH = r"""#compdef followup
# zsh completion of followup: eval "$(followup completions zsh)", after compinit
_followup() {
    local line
    local -a values shown rest
    while IFS= read -r line; do
        if [[ $line == files ]]; then
            _files
        else
            rest=("${(@ps:\t:)line}")
            values+=("$rest[2]")
            shown+=("$rest[2]${rest[3]:+  -- $rest[3]}")
        fi
    done < <(followup completions zsh --at=$'\x1f'"${(pj:\x1f:)words[2,CURRENT]}" 2>/dev/null)
    (( $#values )) && compadd -U -l -d shown -- "${(@)values}"
}
if [[ $funcstack[1] == _followup ]]; then _followup "$@"; else compdef _followup followup; fi
"""

_FISH = r"""# fish completion of followup: followup completions fish > ~/.config/fish/completions/followup.fish
function __followup_candidates
    set -l words (commandline -opc) (commandline -ct)
    for line in (followup completions fish --at=\x1f(string join \x1f -- $words[2..-1]) 2>/dev/null)
        if test "$line" = files
            __fish_complete_path (commandline -ct)
        else
            string sub -s 2 -- $line
        end
    end
end
complete -c followup -f -a '(__followup_candidates)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
