/** Access to the network: proxies, trusted certificates, and the messages for failures. */
package convscope.web;
