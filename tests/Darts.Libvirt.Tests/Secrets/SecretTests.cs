using System.Security.Cryptography;

namespace Darts.Libvirt.Tests.Secrets;

[Collection(HostDaemonTests.Name)]
public sealed class SecretTests(HostDaemonFixture fixture)
{
    [Fact]
    public void A_value_comes_back_byte_for_byte()
    {
        using var secret = Define("/bytes");
        Assert.Equal(ErrorCode.NoSecret, Assert.Throws<ObjectNotFoundException>(secret.GetValue).Code);
        byte[] value = [0, 1, 2, 0, 255, 254, 0];

        secret.SetValue(value);
        var read = secret.GetValue();

        Assert.Equal(value, read);
        CryptographicOperations.ZeroMemory(read);
        Assert.Equal(value, secret.GetValue());
        Assert.DoesNotContain(Convert.ToBase64String(value), secret.GetXml(), StringComparison.Ordinal);
        secret.Undefine();
    }

    [Fact]
    public void An_empty_value_is_refused()
    {
        using var secret = Define("/empty");
        Assert.Equal(ErrorCode.InvalidArg, Assert.ThrowsAny<LibvirtException>(() => secret.SetValue([])).Code);
        secret.Undefine();
    }

    [Fact]
    public void A_private_value_is_never_given_away()
    {
        using var secret = Define("/private", "private='yes'");
        secret.SetValue("hidden"u8);
        Assert.Equal(ErrorCode.InvalidSecret, Assert.ThrowsAny<LibvirtException>(secret.GetValue).Code);
        secret.Undefine();
    }

    [Fact]
    public void A_secret_without_a_use_has_an_empty_one()
    {
        using var secret = fixture.Connection.DefineSecret("<secret ephemeral='yes'/>");
        Assert.Equal((SecretUsageType.None, ""), (secret.UsageType, secret.UsageId));
        secret.Undefine();
    }

    [Fact]
    public void A_secret_is_found_by_UUID_and_by_use()
    {
        var connection = fixture.Connection;
        using var secret = Define("/found");
        Assert.Equal(SecretUsageType.Volume, secret.UsageType);
        Assert.Equal("/found", secret.UsageId);

        using (var byUuid = connection.LookupSecret(secret.Uuid))
        using (var byText = connection.LookupSecretByUuidText(secret.UuidText))
        using (var byUse = connection.LookupSecret(SecretUsageType.Volume, "/found"))
        using (var second = byUse.Duplicate())
        using (var back = second.GetConnection())
        {
            Assert.Equal("/found", byUuid.UsageId);
            Assert.Equal("/found", byText.UsageId);
            Assert.Equal(secret.Uuid, second.Uuid);
            Assert.Equal(connection.Uri, back.Uri);
        }

        Assert.Contains(secret.UuidText, connection.ListSecretUuids());
        Assert.Equal(connection.ListSecretUuids().Count, connection.CountSecrets());
        var all = connection.ListSecrets(ListSecretsFlags.NoPrivate);
        Assert.Contains(secret.Uuid, all.Select(s => s.Uuid));
        foreach (var one in all)
        {
            one.Dispose();
        }

        secret.Undefine();
        Assert.Throws<ObjectNotFoundException>(() => connection.LookupSecret(SecretUsageType.Volume, "/found"));
    }

    private Secret Define(string volume, string attributes = "") =>
        fixture.Connection.DefineSecret($"<secret ephemeral='yes' {attributes}><usage type='volume'><volume>{volume}</volume></usage></secret>");
}
