/** What the network holds and sees, as images and numbers: people's own pictures, and what it takes them for. */
package convscope.insight;
