# Installs the .msi, uses the command line, starts the window, removes it, and looks what is left. For a machine that may be changed: it needs an administrator.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$msi = (Get-ChildItem target\installers\*.msi).FullName
$folder = "$env:ProgramFiles\Checkpoint Inspector"

function Invoke-Installer([string] $action) {
    $process = Start-Process msiexec -ArgumentList $action, "`"$msi`"", '/qn' -Wait -PassThru
    if ($process.ExitCode -ne 0) { throw "msiexec $action ended with $($process.ExitCode)" }
}

Invoke-Installer '/i'
$path = [Environment]::GetEnvironmentVariable('Path', 'Machine')
if ($path -notlike '*Checkpoint Inspector*') { throw 'it is not on the PATH' }
$env:Path = "$path;$env:Path"
$said = (checkpoint-inspector --version | Out-String)
if ($LASTEXITCODE -ne 0 -or $said -notmatch '^checkpoint-inspector \d') { throw "--version: $LASTEXITCODE $said" }
checkpoint-inspector samples | Out-Null
if ($LASTEXITCODE -ne 0) { throw "samples: $LASTEXITCODE" }
$broken = (Get-ChildItem -Recurse -Directory "$env:LOCALAPPDATA\checkpoint-inspector" -Filter payments | Select-Object -First 1).FullName
checkpoint-inspector inspect $broken
if ($LASTEXITCODE -ne 2) { throw "inspect: $LASTEXITCODE" }
$window = Start-Process "$folder\Checkpoint Inspector.exe" -PassThru
$ends = (Get-Date).AddMinutes(2)
while (-not (Get-Process | Where-Object MainWindowTitle -Match 'Checkpoint Inspector')) {
    if ((Get-Date) -gt $ends -or $window.HasExited) { throw 'no window' }
    Start-Sleep -Milliseconds 200
}
Stop-Process -Id $window.Id
Invoke-Installer '/x'
if (Test-Path $folder) { throw "$folder was left behind" }
'All is well.'
exit 0
