package dev.kickoff.hub.delivery.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Literal addresses: nothing is looked up. */
class TargetsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1",
                "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1"
            })
    void privateNetworksAreOutOfReach(String address) throws UnknownHostException {
        assertEquals(true, Targets.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({"93.184.216.34", "8.8.8.8", "100.128.0.1", "2606:4700::1111"})
    void publicAddressesAreNot(String address) throws UnknownHostException {
        assertEquals(false, Targets.isPrivate(InetAddress.getByName(address)));
    }
}
