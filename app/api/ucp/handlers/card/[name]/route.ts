import { readHandlerText } from "@/lib/endpoints/ucp/profile";

export const GET = async (request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> => readHandlerText(request, (await params).name);
