/** Access to the network: proxies, trusted certificates, and the messages for failures. */
@NullMarked
package convscope.web;

import org.jspecify.annotations.NullMarked;
