import { z } from "zod";
import { scopeWords } from "@/lib/domain/integrations/api-key";
import { eventResource, locationResource, orderResource, productResource, stockResource } from "@/lib/domain/integrations/resource";
import { webhookKinds } from "@/lib/domain/integrations/webhook";
import { siteUrl } from "@/lib/kernel/site-url";
import { operations } from "./operations";
import type { Operation } from "./v1";

type Json = Record<string, unknown>;
const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return rest;
};
const resources = { Product: productResource, Location: locationResource, Stock: stockResource, Order: orderResource, Event: eventResource };

const problemAnswer = (description: string): Json => ({ description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
const problems = { 400: problemAnswer("What was sent is not right."), 401: problemAnswer("No key, or one that opens nothing."), 403: problemAnswer("The key lacks the scope."), 404: problemAnswer("Not there, or out of reach."), 429: problemAnswer("The key's minute is spent; `Retry-After` says when the next begins.") };

/** The API as OpenAPI 3.1, from the schemas that its doors parse with. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = described(operation);
  return {
    openapi: "3.1.0",
    info: { title: "Throughline API", version: "1", description: "Products, stock, orders and what happens to them. Every request carries a key; every write an idempotency key." },
    servers: [{ url: `${siteUrl()}/api/v1` }],
    security: [{ key: [] }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    webhooks: Object.fromEntries(Object.values(webhookKinds).flat().map((kind) => [kind, { post: { operationId: `told_${kind.replace(".", "_")}`, summary: `Told of ${kind}`, requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Notice" } } } }, responses: { "2XX": { description: "Taken." } } } }])),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: `A key from the console. Scopes: ${Object.entries(scopeWords).map(([scope, words]) => `\`${scope}\` (${words.toLowerCase()})`).join(", ")}.` } },
      schemas: {
        ...Object.fromEntries(Object.entries(resources).map(([name, schema]) => [name, schemaOf(schema, "output")])),
        Problem: { type: "object", required: ["type", "title", "status", "code", "requestId"], properties: { type: { type: "string" }, title: { type: "string" }, status: { type: "integer" }, code: { type: "string" }, facts: { type: "object" }, requestId: { type: "string" } } },
        Notice: { type: "object", required: ["type", "timestamp", "data"], properties: { type: { type: "string" }, timestamp: { type: "string", format: "date-time" }, data: { type: "object", required: ["id"], properties: { id: { type: "string" }, orderNumber: { type: ["string", "null"] }, fulfillmentNumber: { type: ["string", "null"] }, locationCode: { type: ["string", "null"] }, customerId: { type: ["string", "null"] }, subject: { type: ["string", "null"] }, facts: { type: "object" } } } } },
      },
    },
  };
}

function described({ method, path, can, group, title, detail, query, body, answer }: Operation): Json {
  const { properties = {}, required = [] } = schemaOf(query, "input") as { properties?: Record<string, Json>; required?: string[] };
  return {
    operationId: `${method.toLowerCase()}_${path.slice(1).replaceAll(/[{}]/g, "").replaceAll("/", "_")}`, summary: title, description: [detail, `Scope: \`${can}\`.`].filter(Boolean).join(" "), tags: [group],
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...Object.entries(properties).map(([name, { description, ...schema }]) => ({ name, in: "query", required: required.includes(name) && schema["default"] === undefined, ...(description !== undefined && { description }), schema })),
      ...(body ? [{ name: "Idempotency-Key", in: "header", required: true, description: "New for each thing to be done; the same for its repetition.", schema: { type: "string", minLength: 8, maxLength: 200 } }] : []),
    ],
    ...(body && { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } }),
    responses: { 200: { description: "Done.", content: { "application/json": { schema: schemaOf(answer, "output") } } }, ...problems, ...(body && { 409: problemAnswer("The key was used for something else, or its first request still runs."), 422: problemAnswer("The business says no; `code` says why.") }) },
  };
}
