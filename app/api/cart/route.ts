import { connection } from "next/server";
import { readCartBadge } from "@/lib/endpoints/cart";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readCartBadge(request);
}
