import { CATALOGUE } from './catalogue.js';
import { quoteServer } from './server.js';

const port = Number(process.env.PORT ?? 8080);
quoteServer(CATALOGUE, () => new Date()).listen(port, () => console.log(`quote-service listens on ${port}`));
