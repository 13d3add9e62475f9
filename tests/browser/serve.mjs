/**
 * The server over the build that is there. Unlike `npm start` it never installs or builds anything, so a test can't
 * change the checkout.
 */
import { startServer } from '../../build/program/server.js'

await startServer()
