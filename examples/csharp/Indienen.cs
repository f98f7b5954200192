// Submits a verantwoording and follows it until nothing is on its way. .NET 8 or newer, without packages.
// Usage: SLEUTEL=evk_… dotnet run -- <bestand> [adres]     Exit code: 0 accepted, 2 refused, 5 no connection or a fault.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

var sleutel = Environment.GetEnvironmentVariable("SLEUTEL");
if (args.Length < 1 || string.IsNullOrEmpty(sleutel))
{
    Console.Error.WriteLine("Gebruik: SLEUTEL=evk_… dotnet run -- <bestand> [adres]");
    return 3;
}
using var client = new HttpClient
{
    BaseAddress = new Uri((args.Length > 1 ? args[1] : "http://localhost:8787") + "/aanbieder/v1/"),
    Timeout = TimeSpan.FromMinutes(10),
};
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);

try
{
    using var ingediend = await Stuur(() =>
    {
        // Opened for every attempt: what was read is gone.
        var inhoud = new StreamContent(File.OpenRead(args[0]));
        inhoud.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, "verantwoordingen") { Content = inhoud };
    });
    using var bewijs = JsonDocument.Parse(await ingediend.Content.ReadAsStringAsync());
    if (!ingediend.IsSuccessStatusCode)
    {
        Console.Error.WriteLine(bewijs.RootElement.GetProperty("detail").GetString());
        if (bewijs.RootElement.TryGetProperty("bevindingen", out var bevindingen))
            foreach (var bevinding in bevindingen.EnumerateArray())
                Console.Error.WriteLine($"{Tekst(bevinding, "code")}: {Tekst(bevinding, "melding")}\n  Wat u kunt doen: {Tekst(bevinding, "oplossing")}");
        return (int)ingediend.StatusCode < 500 ? 2 : 5;
    }

    var id = Tekst(bewijs.RootElement, "id");
    while (true)
    {
        using var antwoord = await Stuur(() => new HttpRequestMessage(HttpMethod.Get, $"verantwoordingen/{id}/zendingen"));
        antwoord.EnsureSuccessStatusCode();
        using var lijst = JsonDocument.Parse(await antwoord.Content.ReadAsStringAsync());
        var zendingen = lijst.RootElement.GetProperty("resultaten").EnumerateArray().ToList();
        if (zendingen.Any(zending => Tekst(zending, "toestand") is "gepland" or "omgezet"))
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            continue;
        }
        foreach (var zending in zendingen)
            Console.WriteLine($"{Tekst(zending.GetProperty("ontvanger"), "naam")}  {Tekst(zending.GetProperty("formaat"), "naam")}  {Tekst(zending, "toestand")}");
        return 0;
    }
}
catch (HttpRequestException)
{
    Console.Error.WriteLine("De gateway is niet te bereiken.");
    return 5;
}

static string? Tekst(JsonElement waar, string naam) => waar.GetProperty(naam).GetString();

// What may pass by itself is tried again, as late as the gateway asks.
async Task<HttpResponseMessage> Stuur(Func<HttpRequestMessage> maak)
{
    const int pogingen = 5;
    for (var poging = 1; ; poging++)
    {
        try
        {
            using var verzoek = maak();
            var antwoord = await client.SendAsync(verzoek);
            var voorbijgaand = antwoord.StatusCode == HttpStatusCode.TooManyRequests || (int)antwoord.StatusCode >= 500;
            if (!voorbijgaand || poging == pogingen) return antwoord;
            var wacht = antwoord.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(Math.Pow(2, poging));
            antwoord.Dispose();
            await Task.Delay(wacht);
        }
        catch (HttpRequestException) when (poging < pogingen)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, poging)));
        }
    }
}
