import { connection } from "next/server";
import { readAlternatives } from "@/lib/endpoints/product";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readAlternatives(request);
}
