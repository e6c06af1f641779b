// Perfetto's trace processor, as its page in the browser runs it, for requests on stdin.
// usage: node trace_processor.js FOLDER     where engine_bundle.js and the .wasm files lie
// A request is its length in four bytes, little-endian, and a TraceProcessorRpcStream; answers are
// such streams one after the other.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = process.argv[2];

// What the engine asks of the page's worker, no more: its files, and nothing of node.
class FileRequest {
  open(_method, name) {
    this.file = path.join(folder, path.basename(name));
  }
  send() {
    const bytes = fs.readFileSync(this.file);
    this.response = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    this.status = 200;
  }
}

const quiet = { log() {}, warn() {}, error: (text) => process.stderr.write(`${text}\n`) };
const worker = {
  WebAssembly, TypeError, TextDecoder, TextEncoder, URL, Uint8Array, console: quiet, performance, setTimeout,
  XMLHttpRequest: FileRequest, WorkerGlobalScope: class {}, importScripts() {}, crypto,
  location: { href: "file:///engine_bundle.js" },
};
worker.self = worker;
vm.runInNewContext(fs.readFileSync(path.join(folder, "engine_bundle.js"), "utf8"), worker);

function read(count) {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    const got = fs.readSync(0, bytes, at, count - at, null);
    if (got === 0) process.exit(0);
    at += got;
  }
  return bytes;
}

function write(bytes) {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(1, bytes, at);
}

const port = { postMessage: write };
worker.self.onmessage({ data: port });
setTimeout(() => {
  for (;;) {
    const length = new DataView(read(4).buffer).getUint32(0, true);
    port.onmessage({ data: read(length) });
  }
}, 0);
