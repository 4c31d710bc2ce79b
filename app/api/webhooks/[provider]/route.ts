import { receiveWebhook } from "@/lib/endpoints/webhooks";

export const POST = async (request: Request, { params }: { params: Promise<{ provider: string }> }) => receiveWebhook(request, (await params).provider);
