import type { ReferenceField, ReferenceGroup, ReferenceOperation } from "@/lib/domain/integrations/api-reference";
import { openApi } from "./openapi";

type Schema = { type?: string | string[]; enum?: unknown[]; format?: string; items?: Schema; anyOf?: Schema[]; properties?: Record<string, Schema>; required?: string[]; description?: string; default?: unknown };
type Content = { content: { "application/json": { schema: Schema } } };
type Described = { operationId: string; summary: string; description: string; tags: string[]; parameters: { name: string; in: "path" | "query" | "header"; required: boolean; description?: string; schema: Schema }[]; requestBody?: Content; responses: Record<"200", Content> };

/** The API as a page shows it: read from its own OpenAPI document, so that the two cannot differ. */
export function reference(): ReferenceGroup[] {
  const paths = openApi()["paths"] as Record<string, Record<string, Described>>; // of the shape that openApi() makes
  const groups = new Map<string, ReferenceOperation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, described] of Object.entries(methods)) {
      const name = described.tags[0] ?? "";
      groups.set(name, [...(groups.get(name) ?? []), operationOf(method.toUpperCase(), path, described)]);
    }
  }
  return [...groups].map(([name, operations]) => ({ name, operations }));
}

function operationOf(method: string, path: string, { operationId, summary, description, parameters, requestBody, responses }: Described): ReferenceOperation {
  const body = requestBody?.content["application/json"].schema;
  return {
    id: operationId, method, path, title: summary, detail: description,
    fields: [
      ...parameters.map((one): ReferenceField => ({ name: one.name, where: one.in, type: typeOf(one.schema), isRequired: one.required, detail: detailOf({ ...one.schema, ...(one.description && { description: one.description }) }) })),
      ...Object.entries(body?.properties ?? {}).map(([name, schema]): ReferenceField => ({ name, where: "body", type: typeOf(schema), isRequired: body?.required?.includes(name) ?? false, detail: detailOf(schema) })),
    ],
    answer: flat(responses["200"].content["application/json"].schema),
  };
}

/** `data[].variants[].sku`: one row for each field, however deep. */
function flat(schema: Schema, before = ""): ReferenceOperation["answer"] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const own = field.anyOf?.find((one) => one.type !== "null") ?? field;
    const name = `${before}${key}`;
    const inner = own.items?.properties ? flat(own.items, `${name}[].`) : flat(own, `${name}.`);
    return inner.length > 0 ? inner : [{ name, type: typeOf(field), detail: detailOf(field) }];
  });
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.type === "array" && schema.items) return `list of ${typeOf(schema.items)}`;
  return [schema.type].flat().filter(Boolean).join(" or ") + (schema.format ? ` (${schema.format})` : "");
}

const detailOf = ({ description = "", default: otherwise }: Schema): string => [description, otherwise !== undefined && otherwise !== "" && `Default: ${JSON.stringify(otherwise)}.`].filter(Boolean).join(" ");
