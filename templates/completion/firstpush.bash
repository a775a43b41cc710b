# Completion of firstpush for bash. In ~/.bashrc:  eval "$(firstpush completion bash)"
_firstpush() {
  local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} words typed word help
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  typed=${words[${#words[@]} - 1]}
  # bash takes = for the end of a word: what stands before it must not be offered again
  [[ $current == = ]] && current=
  COMPREPLY=()
  while IFS=$'\t' read -r word help; do
    [[ $word == :* ]] || COMPREPLY+=("${word#"${typed%"$current"}"}")
  done < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
}
# without an offer of ours bash offers paths
complete -o bashdefault -o default -F _firstpush firstpush
