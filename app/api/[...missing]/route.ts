export function GET(request: Request): Response {
  const { pathname } = new URL(request.url);
  const problem = { type: "about:blank", title: "Not found", status: 404, detail: `There is nothing at ${pathname}.` };
  return Response.json(problem, { status: 404, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } });
}

export { GET as POST, GET as PUT, GET as PATCH, GET as DELETE };
