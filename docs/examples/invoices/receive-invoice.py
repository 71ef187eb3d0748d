"""A system that books what Docket's webhook brings, each invoice once. Run: python3 receive-invoice.py SECRET-FILE PORT"""
import hashlib, hmac, http.server, json, pathlib, sys, time

SECRET = pathlib.Path(sys.argv[1]).read_text().strip().encode()
BOOKED = pathlib.Path("booked")


class Door(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        stamp = self.headers["X-Docket-Timestamp"]
        wanted = "sha256=" + hmac.new(SECRET, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(wanted, self.headers["X-Docket-Signature"]) or abs(time.time() - int(stamp)) > 300:
            return self.answer(401)
        BOOKED.mkdir(exist_ok=True)
        try:  # the name is taken once, however often the same invoice comes
            with open(BOOKED / (self.headers["X-Docket-Delivery"] + ".json"), "xb") as book:
                book.write(body)
            print("booked", json.loads(body)["fields"]["invoice_number"], flush=True)
        except FileExistsError:
            pass
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Door).serve_forever()
