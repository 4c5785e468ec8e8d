# Packs target/installers/image for Windows: .msi with the window in the start menu and checkpoint-inspector on the PATH, and its SHA-256 sum.
# Needs WiX (3.14, or 4 and newer) on the PATH. Arguments: version.
param([Parameter(Mandatory)][string] $Version)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$out = 'target\installers'
$image = "$out\image"
$work = "$out\windows"
$jpackage = Join-Path $env:JAVA_HOME 'bin\jpackage.exe'

function Invoke-Tool([string] $tool, [string[]] $arguments) {
    & $tool @arguments
    if ($LASTEXITCODE -ne 0) { throw "$tool ended with $LASTEXITCODE" }
}

Remove-Item -Recurse -Force -ErrorAction Ignore $work, "$out\*.msi"
New-Item -ItemType Directory $work | Out-Null

# Two launchers: one for the window, without a console, and one for the command line, with standard output and an exit status.
Set-Content "$work\console.properties" 'win-console=true', 'win-shortcut=false', 'win-menu=false'
$options = '-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
Invoke-Tool $jpackage @('--type', 'app-image', '--name', 'Checkpoint Inspector', '--app-version', $Version, '--dest', $work,
    '--input', "$image\lib", '--main-jar', 'checkpoint-inspector.jar', '--runtime-image', "$image\runtime",
    '--icon', 'assets\icon\checkpoint-inspector.ico', '--add-launcher', "checkpoint-inspector=$work\console.properties",
    '--vendor', 'Checkpoint Inspector', '--description', 'Checkpoint Inspector',
    '--java-options', $options, '--java-options', '"-XX:SharedArchiveFile=$APPDIR\checkpoint-inspector.jsa"')
$app = "$work\Checkpoint Inspector"
Copy-Item "$image\LICENSE", "$image\THIRD-PARTY-NOTICES.txt", "$image\checkpoint-inspector.cdx.json" $app
# The manifest of the program's jar names the others; the archive of classes was made with that class path and no other.
Get-ChildItem "$app\app\*.cfg" | ForEach-Object {
    [IO.File]::WriteAllLines($_.FullName, [string[]] (Get-Content $_.FullName | Where-Object { $_ -notmatch '^app\.classpath=' }))
}

# jpackage writes the description of the package into --temp; with the PATH added to it, it goes back in as a resource.
$msi = @('--type', 'msi', '--name', 'Checkpoint Inspector', '--app-version', $Version, '--app-image', $app,
    '--license-file', 'LICENSE', '--win-menu', '--win-dir-chooser', '--win-upgrade-uuid', '5f0c1c0e-6b58-4b0e-9a55-3d6d0a2f6a7b')
Invoke-Tool $jpackage ($msi + @('--dest', "$work\first", '--temp', "$work\temp"))
$wxs = Get-ChildItem -Recurse "$work\temp" -Filter main.wxs | Select-Object -First 1
New-Item -ItemType Directory "$work\resources" | Out-Null
$path = '<Component Id="cPath" Guid="*" Directory="INSTALLDIR">' +
    '<RegistryValue Root="HKLM" Key="Software\Checkpoint Inspector" Name="Path" Type="integer" Value="1" KeyPath="yes"/>' +
    '<Environment Id="ePath" Name="PATH" Value="[INSTALLDIR]" Action="set" Part="last" Permanent="no" System="yes"/></Component>'
$text = [regex]::Replace((Get-Content -Raw $wxs.FullName), '(<Feature\b[^>]*>)', "`$1$path", 1)
[IO.File]::WriteAllText("$PWD\$work\resources\main.wxs", $text)
Invoke-Tool $jpackage ($msi + @('--dest', $out, '--resource-dir', "$work\resources"))
Move-Item "$out\Checkpoint Inspector-$Version.msi" "$out\checkpoint-inspector-$Version-windows-$($env:PROCESSOR_ARCHITECTURE.ToLower()).msi"

Get-ChildItem "$out\*.msi" | ForEach-Object {
    "$((Get-FileHash -Algorithm SHA256 $_).Hash.ToLower())  $($_.Name)"
} | Set-Content "$out\SHA256SUMS"
Remove-Item -Recurse -Force $work
Get-ChildItem "$out\*.msi"
