/** The documentation of the API, as a page shows it. */
export type ReferenceField = { name: string; where: "path" | "query" | "header" | "body"; type: string; isRequired: boolean; detail: string };
export type ReferenceOperation = { id: string; method: string; path: string; title: string; detail: string; fields: ReferenceField[]; answer: Omit<ReferenceField, "where" | "isRequired">[] };
export type ReferenceGroup = { name: string; operations: ReferenceOperation[] };
