// One anonymous sender: so many connections, each of which sends the same kind of request again as soon as it is answered.
import { Agent, request } from "node:http";

const [port, label, parallel] = process.argv.slice(2);

const keys = (count, value) => Array.from({ length: count }, (_, index) => `"key-${index}":${value}`).join(",");
const signIn = (index) => JSON.stringify({ tenant: "siege", username: `nobody-${index}`, password: "not it" });
const fixed = {
  "sign-up, 300k bad attributes": ["/v1/sign-up", `{"token":"x","attributes":{${keys(210_000, "[]")}}}`],
  "sign-up, 300k good attributes": ["/v1/sign-up", `{"token":"x","attributes":{${keys(190_000, '""')}}}`],
  "sign-in, 400k unknown keys": ["/v1/sign-in", `{${keys(250_000, "1")}}`],
  "sign-in, 100k unknown keys": ["/v1/sign-in", `{${keys(60_000, "1")}}`],
  "sign-in, arrays 2,000,000 deep": ["/v1/sign-in", "[".repeat(2_000_000) + "]".repeat(2_000_000)],
  "sign-up within the limit, unknown keys": ["/v1/sign-up", `{"token":"x",${keys(900, "1")}}`],
};
const [path, body] = fixed[label] ?? ["/v1/sign-in", undefined];

const agent = new Agent({ keepAlive: true, maxSockets: Number(parallel), localAddress: "127.0.0.1" });
const counts = {};
let sent = 0;
const count = (what) => {
  counts[what] = (counts[what] ?? 0) + 1;
};
const send = () => {
  sent += 1;
  const text = body ?? signIn(sent);
  const call = request(
    {
      port,
      host: "127.0.0.1",
      path,
      method: "POST",
      agent,
      headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) },
    },
    (response) => {
      count(response.statusCode);
      response.resume();
      response.on("end", send);
      response.on("error", send);
    },
  );
  call.on("error", () => {
    count("cut");
    setImmediate(send);
  });
  call.end(text);
};
for (let index = 0; index < Number(parallel); index += 1) send();
process.on("message", () => {
  process.send({ counts });
  process.exit(0);
});
