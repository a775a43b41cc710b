#compdef firstpush
# Completion of firstpush for zsh. In ~/.zshrc, after compinit:  eval "$(firstpush completion zsh)"
_firstpush() {
  local line
  local -a lines offers
  lines=("${(@f)$("$words[1]" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    case $line in
      :paths) compset -P '*='; _files; return ;;
      :*) ;;
      *) offers+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  _describe 'firstpush' offers
}
if [[ $funcstack[1] == _firstpush ]]; then
  _firstpush "$@"
else
  compdef _firstpush firstpush
fi
