import { connection } from "next/server";
import { readReturnQr } from "@/lib/endpoints/orders";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readReturnQr(request);
}
