import { noteSeen } from "@/lib/endpoints/product";

export async function POST(request: Request): Promise<Response> {
  return noteSeen(request);
}
