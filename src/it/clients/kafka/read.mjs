// Reads a topic from its beginning until an event of a stream has arrived, and prints the stream's events as CloudEvents in
// JSON, one a line: read.mjs BROKER TOPIC STREAM VERSION
import cloudevents from 'cloudevents';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';

const { Kafka: CloudEventsInKafka } = cloudevents;
const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
const [, , broker, topic, stream, version] = process.argv;

// KafkaJS decompresses gzip by itself
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  decompress: async (bytes) => Buffer.from(lz4.decompress(bytes)),
});

const kafka = new Kafka({ clientId: 'reader', brokers: [broker], logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: 'reader-' + process.pid });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await new Promise((resolve, reject) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  consumer.run({
    eachMessage: async ({ message }) => {
      if (message.key.toString() !== stream) return;
      const headers = Object.fromEntries(
        Object.entries(message.headers).map(([name, value]) => [name, value.toString()]),
      );
      const event = CloudEventsInKafka.toEvent({ headers, value: message.value.toString() });
      console.log(JSON.stringify(event));
      if (event.streamversion === version) resolve();
    },
  });
});
await consumer.disconnect();
