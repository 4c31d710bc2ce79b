import { expect, test } from "vitest";
import { apiScopes } from "@/lib/domain/integrations/api-key";
import { openApi } from "./openapi";
import { operations } from "./operations";
import { reference } from "./reference";

type Found = { operationId: string; parameters: { name: string; in: string }[] };

test("describes each door once, with the parameters of its path, and nothing that it does not define", () => {
  const document = openApi() as { openapi: string; paths: Record<string, Record<string, Found>>; components: { schemas: Record<string, unknown> } };
  expect(document.openapi).toBe("3.1.0");
  const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => ({ path, method, ...one })));
  expect(described.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted());
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
  for (const { path, parameters } of described) expect(parameters.filter((one) => one.in === "path").map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
  const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in document.components.schemas))).toEqual([]);
});

test("every scope that a key can be given opens something", () => {
  expect(apiScopes.filter((scope) => !operations.some(({ can }) => can === scope))).toEqual([]);
});

test("the page of it tells every field of every answer", () => {
  const orders = reference().find(({ name }) => name === "Orders")?.operations.find(({ path }) => path === "/orders/{number}");
  expect(orders?.answer.map(({ name }) => name)).toEqual(expect.arrayContaining(["number", "totalMinor", "lines[].sku", "fulfillments[].lines[].handedOver"]));
  expect(reference().flatMap(({ operations: all }) => all)).toHaveLength(operations.length);
});
