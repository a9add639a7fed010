using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests.Errors;

public sealed class NotFoundTests
{
    [Theory]
    [InlineData(ErrorCode.NoDomain, typeof(DomainNotFoundException))]
    [InlineData(ErrorCode.NoStoragePool, typeof(StoragePoolNotFoundException))]
    [InlineData(ErrorCode.NoStorageVolume, typeof(StorageVolumeNotFoundException))]
    [InlineData(ErrorCode.NoNetwork, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoNetworkPort, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoNetworkFilter, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoNetworkFilterBinding, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoInterface, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoNodeDevice, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoSecret, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoDomainSnapshot, typeof(ObjectNotFoundException))]
    [InlineData(ErrorCode.NoDomainCheckpoint, typeof(ObjectNotFoundException))]
    public void Whatever_is_missing_is_caught_by_one_name(ErrorCode code, Type type)
    {
        var error = LastError.ToException(new LibvirtError("f", code, ErrorDomain.None, ErrorLevel.Error, ""), connectionLost: false);

        Assert.IsType(type, error);
        Assert.IsAssignableFrom<ObjectNotFoundException>(error);
    }

    [Fact]
    public void A_driver_that_is_missing_is_no_missing_object() =>
        Assert.IsNotAssignableFrom<ObjectNotFoundException>(
            LastError.ToException(new LibvirtError("f", ErrorCode.NoSupport, ErrorDomain.None, ErrorLevel.Error, ""), connectionLost: false));
}
