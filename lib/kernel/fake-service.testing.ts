import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody else's API, answered as its documentation says, on a port of this machine. */
export abstract class FakeService {
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** Where it listens: "http://127.0.0.1:41837". */
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    return this.url;
  }

  protected get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  protected abstract answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** The body of a request. */
export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array)); // an HTTP body comes in bytes
  return Buffer.concat(chunks).toString("utf8");
}
