"""Drives a headless Chromium through its DevTools protocol, over a pipe: nothing but Python's library is needed."""
import base64
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time


class Browser:
    """A browser with one page, which can reach no network."""

    def __init__(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if program is None:
            raise FileNotFoundError("there is no Chromium; scripts/set-up --browser installs it")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        def pass_pipes():
            # The protocol's pipes are the descriptors 3 and 4.
            read, write = os.dup(to_browser), os.dup(from_browser)
            os.dup2(read, 3)
            os.dup2(write, 4)

        arguments = [
            program, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
            "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + self.profile.name,
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(
            arguments + ["about:blank"], preexec_fn=pass_pipes, close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.answers, self.events, self.count = {}, queue.Queue(), 0
        threading.Thread(target=self._read, daemon=True).start()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def _read(self):
        rest = b""
        while chunk := os.read(self.input, 1 << 20):
            *messages, rest = (rest + chunk).split(b"\0")
            for message in map(json.loads, messages):
                if "id" in message:
                    self.answers[message["id"]] = message
                else:
                    self.events.put(message)

    def call(self, method, timeout=120, **parameters):
        """Calls a method of the protocol and waits for its answer."""
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": parameters}
        if hasattr(self, "session"):
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        end = time.monotonic() + timeout
        while number not in self.answers:
            if time.monotonic() > end or self.process.poll() is not None:
                raise TimeoutError(f"{method}: the browser does not answer")
            time.sleep(0.002)
        answer = self.answers.pop(number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def run(self, expression, timeout=120):
        """The value of a JavaScript expression in the page; a promise is waited for."""
        result = self.call(
            "Runtime.evaluate", timeout, expression=expression, returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def open(self, address):
        """Goes to an address and waits until the page is there."""
        # Another fragment alone would not load the page anew.
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.settle()

    def reload(self):
        self.call("Page.reload")
        time.sleep(0.2)
        self.settle()

    def settle(self):
        """Waits until the page is loaded and drawn."""
        for _ in range(600):
            if self.run("document.readyState") == "complete" and self.run("location.href") != "about:blank":
                break
            time.sleep(0.05)
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")

    def resize(self, width, height):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def scheme(self, name):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def press(self, key, modifiers=0):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "/": 191}
        text = {"Enter": "\r", "/": "/"}.get(key)
        common = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key], "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)
        self.settle()

    def type(self, text):
        self.call("Input.insertText", text=text)
        self.settle()

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def picture(self, path, whole=False):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def print(self, path):
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def take_events(self):
        """What happened since the last call: requests, words on the console, entries of the log."""
        events = []
        while not self.events.empty():
            events.append(self.events.get())
        return events

    def close(self):
        try:
            self.call("Browser.close", 5)
        except (TimeoutError, RuntimeError, OSError):
            self.process.kill()
        self.process.wait()
        self.profile.cleanup()
