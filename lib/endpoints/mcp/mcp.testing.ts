export const url = "http://shop.test/api/mcp";

/** A message as a plain request, without the protocol's client. */
export const post = (body: object): Request => new Request(url, { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify(body) });
