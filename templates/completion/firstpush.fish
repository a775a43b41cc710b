# Completion of firstpush for fish. In config.fish:  firstpush completion fish | source
function __firstpush_offers
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] __complete $words[2..] "$typed" 2>/dev/null)
        switch $line
            case ':paths'
                __fish_complete_path (string replace -r '^--[^=]+=' '' -- "$typed")
            case ':*'
            case '*'
                echo $line
        end
    end
end
complete -c firstpush -f -a '(__firstpush_offers)'
