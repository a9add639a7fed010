using System.Text.Json;

namespace Darts.Domain.Scripts.Delivery;

/// <summary>Reads agents' answers, which a hostile guest may have made up.</summary>
internal static class AgentAnswer
{
    public static long Number(JsonElement answer, string? member = null)
    {
        var value = member is null ? answer : Member(answer, member);
        return value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var result)
            ? result
            : throw new AgentRefusedException("the answer lacks a number");
    }

    public static bool Truth(JsonElement answer, string member) => Member(answer, member) is { ValueKind: JsonValueKind.True };

    public static string? Text(JsonElement answer, string member) =>
        Member(answer, member) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static byte[] Bytes(JsonElement answer, string member) =>
        Member(answer, member) is { ValueKind: JsonValueKind.String } text
            ? text.TryGetBytesFromBase64(out var bytes) ? bytes : throw new AgentRefusedException("the answer is not in base64")
            : [];

    private static JsonElement? Member(JsonElement answer, string member) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(member, out var value) ? value : null;
}
