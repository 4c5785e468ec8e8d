@echo off
rem Starts Checkpoint Inspector with the Java of JAVA_HOME or of the PATH. More options for Java: CHECKPOINT_INSPECTOR_OPTS.
setlocal
set "home=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

set "version="
for /f tokens^=2^ delims^=^" %%v in ('call "%java%" -version 2^>^&1 ^| findstr /c:" version "') do set "version=%%v"
if not defined version (
    echo checkpoint-inspector: Java was not found; install Java 17 or newer, or set JAVA_HOME 1>&2
    exit /b 70
)
for /f "delims=.-" %%m in ("%version%") do set "major=%%m"
if %major% LSS 17 (
    echo checkpoint-inspector: Java 17 or newer is needed, but this is %version%; set JAVA_HOME 1>&2
    exit /b 70
)

set "options=-XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData"
if %major% GEQ 24 set "options=%options% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem Connectors of other stores: jars in lib\extra, or wherever CHECKPOINT_INSPECTOR_CLASSPATH says.
set "classpath=%home%\lib\checkpoint-inspector.jar;%home%\lib\extra\*"
if defined CHECKPOINT_INSPECTOR_CLASSPATH set "classpath=%classpath%;%CHECKPOINT_INSPECTOR_CLASSPATH%"
"%java%" %options% %CHECKPOINT_INSPECTOR_OPTS% -cp "%classpath%" org.checkpointinspector.app.Main %*
exit /b %ERRORLEVEL%
