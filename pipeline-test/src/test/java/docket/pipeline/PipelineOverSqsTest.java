package docket.pipeline;

import docket.cli.stack.Transport;

class PipelineOverSqsTest extends PipelinePromise {

    @Override
    Transport transport() {
        return Transport.SQS;
    }

    @Override
    void sendToInvoices(Running docket, String body) {
        var queue = docket.sqs().getQueueUrl(get -> get.queueName("invoices")).queueUrl();
        docket.sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }
}
