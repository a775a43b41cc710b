import type { Buildspec } from './buildspec.ts';

/** Marks of PowerShell and of cmd that no Unix shell command carries. */
const marks =
  /%[A-Za-z_]\w{2,}%|^\s*\$\w+\s*=\s|\$env:\w|^\s*(Write-Host|Write-Output|Invoke-\w+|Set-\w+|Get-\w+|New-\w+|Copy-Item|Remove-Item)\b|-ErrorAction\b/im;

/** Why the commands are not for a Unix shell, or undefined when they are as far as one can tell. */
export function otherShell({ env, phases }: Buildspec): string | undefined {
  const shell = env.shell?.text ?? '';
  if (/powershell|pwsh|cmd(\.exe)?$/i.test(shell)) return `the commands are written for ${shell}`;
  const commands = phases.flatMap((phase) => phase.commands);
  const marked = commands.filter(({ text }) => marks.test(text)).length;
  return marked > 0 && !/sh$/.test(shell) ? 'the commands look like PowerShell or cmd' : undefined;
}
