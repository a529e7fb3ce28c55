@echo off
rem Adds this Camscope to the Start menu of the user who runs it, and opens .keras and .pt2 files with it.
rem No rights are needed and nothing is copied: "register.cmd remove" takes it away again.
setlocal
set "exe=%~dp0camscope.exe"
set "classes=HKCU\Software\Classes"
set "shortcut=%APPDATA%\Microsoft\Windows\Start Menu\Programs\Camscope.lnk"
if /i "%~1"=="remove" goto remove

reg add "%classes%\Camscope.Model" /ve /d "Neural network" /f >nul || goto failed
reg add "%classes%\Camscope.Model\DefaultIcon" /ve /d "%exe%,0" /f >nul || goto failed
reg add "%classes%\Camscope.Model\shell\open\command" /ve /d "\"%exe%\" \"%%1\"" /f >nul || goto failed
for %%s in (.keras .pt2) do (
    reg add "%classes%\%%s" /ve /d Camscope.Model /f >nul || goto failed
    reg add "%classes%\%%s\OpenWithProgids" /v Camscope.Model /d "" /f >nul || goto failed
)
powershell -NoProfile -Command "$s = (New-Object -ComObject WScript.Shell).CreateShortcut($env:shortcut); $s.TargetPath = $env:exe; $s.Save()" || goto failed
echo Camscope is in the Start menu, and opens .keras and .pt2 files. To undo: register.cmd remove
exit /b 0

:remove
reg delete "%classes%\Camscope.Model" /f >nul 2>nul
for %%s in (.keras .pt2) do (
    reg delete "%classes%\%%s" /ve /f >nul 2>nul
    reg delete "%classes%\%%s\OpenWithProgids" /v Camscope.Model /f >nul 2>nul
)
if exist "%shortcut%" del "%shortcut%"
echo Camscope is no longer in the Start menu.
exit /b 0

:failed
echo Camscope could not be registered: see the message above.
exit /b 1
