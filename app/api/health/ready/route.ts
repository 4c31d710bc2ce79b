import { connection } from "next/server";
import { readiness } from "@/lib/endpoints/health";

export async function GET(): Promise<Response> {
  await connection();
  return readiness();
}
