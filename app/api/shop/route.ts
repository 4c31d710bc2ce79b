import { connection } from "next/server";
import { readShop } from "@/lib/endpoints/shop";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readShop(request);
}
