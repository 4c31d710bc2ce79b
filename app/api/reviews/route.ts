import { connection } from "next/server";
import { readReviews } from "@/lib/endpoints/product";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readReviews(request);
}
